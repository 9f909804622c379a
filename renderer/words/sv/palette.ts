import type { Words } from '../catalogue'
import { changes } from './format'

export const palette: Words['palette'] = {
  name: 'Kommandopalett',
  input: 'Hitta en kontakt eller ett kommando',
  results: 'Träffar',
  on: (name) => `På ${name}`,
  recent: 'Senast använt',
  contacts: 'Kontakter',
  onContact: (name) => `Kommandon för ${name}`,
  waiting: changes,
  none: (text) => `Ingen kontakt och inget kommando för ”${text}”.`,
  move: 'Flytta',
  open: 'Öppna',
  close: 'Stäng',
  offline: 'Fungerar utan nät',
  inUse: 'Används',
  isOn: 'På',
  isOff: 'Av',
}

export const panes: Words['panes'] = { sidebar: 'Sidofältets bredd', list: 'Listans bredd' }
