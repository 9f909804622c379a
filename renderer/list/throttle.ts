/** Calls at once, then at most once in `ms` and never twice at a time; a call in between is made up for at the end. */
export function createThrottle(ms: number, act: () => Promise<void>): () => void {
  let running = false
  let again = false
  return function run(): void {
    if (running) {
      again = true
      return
    }
    running = true
    again = false
    const rest = new Promise((resolve) => setTimeout(resolve, ms))
    void act()
      .catch(() => undefined) // what failed now is tried again with the next change
      .then(() => rest)
      .then(() => {
        running = false
        if (again) run()
      })
  }
}
