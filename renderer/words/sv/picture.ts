import type { Words } from '../catalogue'

export const picture: Words['picture'] = {
  change: 'Ändra bilden',
  choose: 'Välj bild…',
  remove: 'Ta bort bilden',
  notAPicture: 'Filen är ingen bild som Fieldbook kan läsa. JPEG, PNG och WebP går bra.',
  notKept: 'Bilden sparades inte: datorn kunde inte skriva den. Skaffa plats på disken och välj den igen.',
  missing: 'bildens fil finns inte på den här datorn. Välj den igen.',
  none: 'ingen bild',
  another: 'en annan bild',
  new: 'en ny bild',
}
