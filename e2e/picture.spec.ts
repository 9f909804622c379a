import { deflateSync } from 'node:zlib'
import { expect } from 'playwright/test'
import { type Started, test } from './app-test'
import type { ReferenceServer } from './reference-server/start'

const ada = '1001'

/** A PNG of one colour, as a camera would not make it, but as every decoder reads it. */
function png([r, g, b]: readonly [number, number, number], { width, height } = { width: 40, height: 60 }): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let at = 0; at < rows.length; at++) {
    const column = at % (1 + width * 3)
    rows[at] = column === 0 ? 0 : ([r, g, b][(column - 1) % 3] ?? 0)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const ends = Buffer.alloc(4)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  ends.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, ends])
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

const green = png([0, 160, 60])
const fileOf = (buffer: Buffer, name = 'face.png') => ({ name, mimeType: 'image/png', buffer })
const chooser = ({ page }: Started) => page.getByLabel('Choose picture…')
const uploads = ({ model }: ReferenceServer) => model.log.filter(({ path }) => path === '/api/v1/files')

/** The colour in the middle of the picture on the screen, or null where there is none. */
async function shownColour({ page }: Started): Promise<number[] | null> {
  return page.evaluate(async () => {
    const image = document.querySelector<HTMLImageElement>('button[aria-label="Change picture"] img')
    if (!image) return null
    await image.decode()
    const canvas = new OffscreenCanvas(1, 1)
    const pen = canvas.getContext('2d')
    pen?.drawImage(image, image.naturalWidth / 2, image.naturalHeight / 2, 1, 1, 0, 0, 1, 1)
    return [...(pen?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3)
  })
}

async function showsGreen(app: Started): Promise<void> {
  await expect
    .poll(async () => {
      const [r = 0, g = 0, b = 0] = (await shownColour(app)) ?? []
      return g > 120 && r < 60 && b < 120
    })
    .toBe(true)
}

test('a picture chosen offline is shown at once and after a restart, and is on the server once, when there is one', async ({
  serve,
  start,
}) => {
  const server = await serve()
  let app = await start({ api: server })
  await app.desk.reaches('Up to date')
  await server.stop()
  await app.desk.open('Ada Aalto')
  await chooser(app).setInputFiles(fileOf(green))
  await expect(app.desk.unsent('Picture')).toBeVisible()
  await showsGreen(app)
  await app.kill()
  app = await start({ api: server })
  await app.desk.open('Ada Aalto')
  await showsGreen(app)
  await server.start()
  await app.desk.syncNow()
  await app.desk.reaches('Up to date')
  expect(uploads(server)).toHaveLength(1)
  expect(server.model.writeOnly(ada)?.profilePictureId).toBe(1)
  const sent = server.model.log.filter(({ method }) => method === 'PATCH').map(({ body }) => body)
  expect(sent).toEqual([{ profilePictureId: 1 }])
  await showsGreen(app) // the server's own by now
})

test('a colleague’s picture is shown, and without a network again', async ({ serve, start }) => {
  const server = await serve()
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(green)], { type: 'image/png' }), 'face.png')
  const headers = { authorization: `Bearer ${server.token}` }
  await fetch(`${server.url}/api/v1/files`, { method: 'POST', headers, body: form })
  await fetch(`${server.url}/api/v1/network/contacts/${ada}`, {
    method: 'PATCH',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ profilePictureId: 1 }),
  })
  let app = await start({ api: server })
  await app.desk.reaches('Up to date')
  await app.desk.open('Ada Aalto')
  await showsGreen(app)
  await app.quit()
  await server.stop()
  app = await start({ api: server })
  await app.desk.open('Ada Aalto')
  await showsGreen(app)
})

test('a file that is no picture changes nothing, and says so', async ({ serve, signedIn }) => {
  const server = await serve()
  const app = await signedIn(server)
  await app.desk.open('Ada Aalto')
  const markup = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  await chooser(app).setInputFiles(fileOf(markup))
  await expect(app.page.getByRole('alert')).toContainText('not a picture')
  await expect(app.desk.unsent('Picture')).toHaveCount(0)
  expect(uploads(server)).toEqual([])
})

test('a picture that the server refuses is refused at the field; the rest of the contact goes on (S8)', async ({
  serve,
  signedIn,
}) => {
  const server = await serve()
  const headers = { 'content-type': 'application/problem+json' }
  const body = { errors: { file: ['Too dark.'] } }
  server.faults.add({ path: '/api/v1/files', fault: { kind: 'answer', status: 400, headers, body } })
  const app = await signedIn(server)
  await server.stop()
  await app.desk.open('Ada Aalto')
  await chooser(app).setInputFiles(fileOf(green))
  await app.desk.edit('Phone', '+46 70 555 01 02')
  await server.start()
  await app.desk.syncNow()
  await expect(app.desk.review('Picture')).toContainText('Too dark.')
  await expect.poll(() => server.model.contact(ada)?.phone).toBe('+46 70 555 01 02')
  await app.desk.review('Picture').getByRole('button', { name: 'Retry' }).click()
  await app.desk.reaches('Up to date')
  expect(server.model.writeOnly(ada)?.profilePictureId).toBe(1)
})
