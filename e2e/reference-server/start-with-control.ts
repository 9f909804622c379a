import { serveControl } from './control'
import { type ReferenceServer, type ReferenceServerOptions, startReferenceServer } from './start'

export type ControlledServer = ReferenceServer & { controlUrl: string }

/** The reference server with its control interface, which stays up while the server itself is stopped. */
export async function startWithControl(
  options: ReferenceServerOptions & { controlPort?: number } = {},
): Promise<ControlledServer> {
  const server = await startReferenceServer(options)
  const control = await serveControl(server, options.controlPort ?? 0).catch(async (error: unknown) => {
    await server.close()
    throw error
  })
  return {
    ...server,
    controlUrl: control.url,
    async close() {
      await Promise.all([control.stop(), server.close()])
    },
  }
}
