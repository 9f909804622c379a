import { expect, test } from 'vitest'
import { pictureMissing } from '../../shared/picture'
import type { Send } from '../../shared/store-port'
import type { Answer } from './answer'
import { withPictures } from './pictures'
import { type Calls, scriptedApi } from './scripted/ports'

const name = 'picture:00000000-0000-4000-8000-000000000001'
const bytes = new Uint8Array([0xff, 0xd8, 0xff, 1])
const send = (body: Record<string, unknown>): Send => {
  return { kind: 'patch', id: '1', ifMatch: 'W/"1"', key: null, body, values: {} }
}
const accepted = { kind: 'ok', value: null } as const

function bench(answers: Answer<number>[], kept: Uint8Array<ArrayBuffer> | null = bytes) {
  const calls: Calls = []
  const upload = async () => answers.shift() ?? ({ kind: 'unanswered', cause: 'unreachable' } as const)
  const api = withPictures(scriptedApi(calls, { upload, send: async () => accepted }), async () => kept)
  return { api, bodies: () => calls.filter(([call]) => call === 'send').map(([, args]) => (args as Send).body), calls }
}

test('a picture goes up before the request that names it, which has the id of the file', async () => {
  const { api, bodies, calls } = bench([{ kind: 'ok', value: 7 }])
  expect(await api.send(send({ email: 'a@b.se', profilePictureId: name }))).toEqual(accepted)
  expect(bodies()).toEqual([{ email: 'a@b.se', profilePictureId: 7 }])
  expect(calls.map(([call]) => call)).toEqual(['upload', 'send'])
})

test('a request that is sent again does not send the picture again', async () => {
  const { api, calls } = bench([{ kind: 'ok', value: 7 }])
  await api.send(send({ profilePictureId: name }))
  await api.send(send({ profilePictureId: name }))
  expect(calls.map(([call]) => call)).toEqual(['upload', 'send', 'send'])
})

test('a picture taken off needs no file', async () => {
  const { api, bodies, calls } = bench([])
  await api.send(send({ profilePictureId: null }))
  expect(bodies()).toEqual([{ profilePictureId: null }])
  expect(calls.map(([call]) => call)).toEqual(['send'])
})

test.each([
  [{ kind: 'unanswered', cause: 'unreachable' }],
  [{ kind: 'limited', retryAfterMs: 5_000 }],
  [{ kind: 'unauthorized' }],
] as const)('S5: what keeps the picture from going up keeps the request, to be tried again: %o', async (answer) => {
  const { api, bodies } = bench([answer])
  expect(await api.send(send({ profilePictureId: name }))).toEqual(answer)
  expect(bodies()).toEqual([])
})

test('S8: a picture that the server refuses is refused as the field that it is', async () => {
  const { api, bodies } = bench([{ kind: 'refused', refusals: [{ field: 'file', message: 'Over 100 MB.' }] }])
  const refusals = [{ field: 'profilePictureId', message: 'Over 100 MB.' }]
  expect(await api.send(send({ email: 'a@b.se', profilePictureId: name }))).toEqual({ kind: 'refused', refusals })
  expect(bodies()).toEqual([])
})

test('S8: a picture whose file is gone is told at the field', async () => {
  const { api } = bench([], null)
  const refusals = [{ field: 'profilePictureId', message: pictureMissing }]
  expect(await api.send(send({ profilePictureId: name }))).toEqual({ kind: 'refused', refusals })
})
