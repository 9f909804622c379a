/** The URL, or null. (`URL.parse` came with Node 22; the oldest Electron this runs on has Node 20.) */
export function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}
