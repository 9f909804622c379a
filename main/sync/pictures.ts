import { isPictureName, type PictureName, pictureMissing } from '../../shared/picture'
import type { Send } from '../../shared/store-port'
import type { Answer } from './answer'
import type { Api } from './api'

const field = 'profilePictureId'

/** An API whose sends may name pictures kept here: each goes up first, once, and the request gets its id. */
export function withPictures(api: Api, read: (name: PictureName) => Promise<Uint8Array<ArrayBuffer> | null>): Api {
  /** What has gone up already. Lost with the engine, and then a second copy of the file is the worst that happens. */
  const ids = new Map<PictureName, number>()

  async function upload(name: PictureName): Promise<Answer<number>> {
    const known = ids.get(name)
    if (known !== undefined) return { kind: 'ok', value: known }
    const bytes = await read(name)
    if (!bytes) return refused(pictureMissing)
    const answer = await api.upload(bytes)
    if (answer.kind === 'ok') ids.set(name, answer.value)
    // Whatever the server says of the file is said of the field: the rest of the contact goes on (S8).
    return 'refusals' in answer ? refused(answer.refusals[0]?.message ?? '') : answer
  }

  return {
    ...api,
    async send(send: Send) {
      const name = send.body[field]
      if (!isPictureName(name)) return api.send(send)
      const id = await upload(name)
      return id.kind === 'ok' ? api.send({ ...send, body: { ...send.body, [field]: id.value } }) : id
    },
  }
}

function refused(message: string): Answer<never> {
  return { kind: 'refused', refusals: [{ field, message }] }
}
