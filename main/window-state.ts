import path from 'node:path'
import { z } from 'zod'
import { readJson, writeFileAtomically } from './atomic-file'

const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) })
export type Bounds = z.infer<typeof Bounds>
const WindowState = z.object({ format: z.literal(1), bounds: Bounds, maximized: z.boolean() })

const firstSize = { width: 1280, height: 800 }

/** Where the window was left, if a screen still shows it there; else only a size. */
export function restoreBounds(userData: string, screens: readonly Bounds[]): Partial<Bounds> & { maximized: boolean } {
  const parsed = WindowState.safeParse(readJson(file(userData)))
  if (!parsed.success) return { ...firstSize, maximized: false }
  const { bounds, maximized } = parsed.data
  const visible = screens.some((screen) => overlap(bounds, screen) >= 0.25 * bounds.width * bounds.height)
  return visible ? { ...bounds, maximized } : { width: bounds.width, height: bounds.height, maximized }
}

export function saveBounds(userData: string, bounds: Bounds, maximized: boolean): void {
  writeFileAtomically(file(userData), JSON.stringify({ format: 1, bounds, maximized }))
}

function overlap(a: Bounds, b: Bounds): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}

function file(userData: string): string {
  return path.join(userData, 'window.json')
}
