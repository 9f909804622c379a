/** Widths of the panes that can be made wider or narrower, in CSS pixels. */
export const paneLimits = {
  sidebar: { min: 180, max: 320, usual: 220 },
  list: { min: 280, max: 560, usual: 360 },
} as const
export type PaneName = keyof typeof paneLimits
