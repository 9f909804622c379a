import { later } from './later'

// In the order in which they are likely to be wanted: all of them are there moments after the first paint.
export const ContactCard = later(async () => (await import('../contact/contact-card')).ContactCard)
export const Palette = later(async () => (await import('../palette/palette')).Palette)
export const NewContact = later(async () => (await import('../contact/new-contact')).NewContact)
export const SyncCentre = later(async () => (await import('../waiting/sync-centre')).SyncCentre)
export const ReviewPane = later(async () => (await import('../review/review-pane')).ReviewPane)
export const ListPopup = later(async () => (await import('../list/list-popup')).ListPopup)
export const KeyList = later(async () => (await import('../keys/key-list')).KeyList)
export const SettingsPane = later(async () => (await import('../settings/settings-pane')).SettingsPane)
export const ReadyForTheRoad = later(async () => (await import('../road/ready-for-the-road')).ReadyForTheRoad)
export const ImportPane = later(async () => (await import('../transfer/import-pane')).ImportPane)
export const ExportDialog = later(async () => (await import('../transfer/export-dialog')).ExportDialog)
export const DuplicatesPane = later(async () => (await import('../duplicates/duplicates-pane')).DuplicatesPane)
export const SignIn = later(async () => (await import('../account/sign-in')).SignIn)
