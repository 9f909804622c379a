import type { ReferenceServer } from './reference-server/start'

/** The PATCHes that the server has seen, in short. */
export function patchesTo({ model }: ReferenceServer) {
  return model.log.filter(({ method }) => method === 'PATCH').map(({ status, body }) => ({ status, body }))
}
