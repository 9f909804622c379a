import type { ReferenceServer } from './reference-server/start'

/** The PATCHes that the server has seen, in short. */
export function patchesTo({ model }: ReferenceServer) {
  return model.log.filter(({ method }) => method === 'PATCH').map(({ status, body }) => ({ status, body }))
}

/** What was asked of contacts from the `from`th request on; companies, and whose a timeline is, are other matters. */
export function asksOfContacts({ model }: ReferenceServer, from: number) {
  return model.log.slice(from).filter(({ path }) => path.includes('/contacts') && !path.endsWith('/actions'))
}
