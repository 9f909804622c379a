import type { Words } from '../catalogue'

export const keys: Words['keys'] = {
  title: 'Kortkommandon',
  close: 'Stäng',
  find: 'Sök ett kortkommando',
  noneFound: (text) => `Inget kortkommando för ”${text}”.`,
  off: 'Tangenter utan Ctrl är avstängda i inställningarna.',
  local: {
    saveText: 'Spara en text på flera rader',
    yours: 'I en granskning: behåll ditt',
    theirs: 'I en granskning: ta deras',
    edit: 'I en granskning: redigera',
    wider: 'Vid en rutas kant: bredare eller smalare',
  },
  tips: { search: 'Sök', move: 'Flytta i listan', edit: 'Redigera kontakten', palette: 'Gör vad som helst' },
  control: 'Ctrl',
  shift: 'Skift',
  enter: 'Enter',
  escape: 'Esc',
}
