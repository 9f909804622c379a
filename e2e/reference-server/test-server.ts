import { afterAll } from 'vitest'
import type { ContactInput } from './contact'
import type { ReferenceServerOptions } from './start'
import { type ControlledServer, startWithControl } from './start-with-control'
import { createTestClient } from './test-client'

export const acme = { id: '501', name: 'Acme' }
export const bolag = { id: '502', name: 'Bolaget' }
export const ann: ContactInput = {
  id: '789',
  firstName: 'Ann',
  lastName: 'Ek',
  email: 'ann@acme.example',
  phone: '+46 70 174 06 05',
  primaryLanguage: 'sv',
  tags: ['vip'],
  strategy: 'Offices.',
  externalRefs: [{ namespace: 'crm', id: 'C-1' }],
  connections: [{ company: { kind: 'existing', id: '501' }, jobTitle: 'CFO', primary: true }],
}
export const bo: ContactInput = { id: '790', firstName: 'Bo', email: 'bo@acme.example' }

/** A server of the test's own, closed when its file ends. */
export async function serve(options: ReferenceServerOptions = {}) {
  const server: ControlledServer = await startWithControl({ contacts: [ann, bo], companies: [acme, bolag], ...options })
  open.push(server)
  return { server, model: server.model, client: createTestClient(server) }
}

const open: ControlledServer[] = []
afterAll(() => Promise.all(open.map((server) => server.close())))
