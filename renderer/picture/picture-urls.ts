/** Pictures that stay in memory for those who go back and forth. */
const kept = 60

export type PictureUrls = ReturnType<typeof createPictureUrls>

/** Pictures by where they are, as URLs that an image can show. What could not be had is asked for again next time. */
export function createPictureUrls(read: (source: string) => Promise<Uint8Array | null>) {
  const urls = new Map<string, Promise<string | null>>()

  function urlOf(source: string): Promise<string | null> {
    const known = urls.get(source)
    urls.delete(source)
    const url = known ?? load(source)
    urls.set(source, url)
    for (const [oldest, gone] of urls) {
      if (urls.size <= kept) break
      urls.delete(oldest)
      void gone.then((text) => text && URL.revokeObjectURL(text))
    }
    return url
  }

  async function load(source: string): Promise<string | null> {
    const bytes = await read(source).catch(() => null)
    if (!bytes) urls.delete(source)
    return bytes && URL.createObjectURL(new Blob([new Uint8Array(bytes)]))
  }

  return {
    /** Of several the first that can be had. */
    async first(sources: readonly string[]): Promise<string | null> {
      for (const source of sources) {
        const url = await urlOf(source)
        if (url) return url
      }
      return null
    },
  }
}
