import type { Started } from './app-test'

/** Has the system's next dialogs answer with this file. */
export async function chooses({ electron }: Started, file: string): Promise<void> {
  await electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
  }, file)
}

/** Chooses an entry of the app's menu. */
export async function fromMenu({ electron }: Started, label: string): Promise<void> {
  await electron.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []) ?? []
    items.find((item) => item.label.startsWith(wanted))?.click()
  }, label)
}
