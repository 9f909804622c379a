import type { Words } from '../catalogue'
import { changes, format } from './format'

export const account: Words['account'] = {
  welcome: 'Välkommen till Fieldbook',
  lead: 'Dina kontakter från Propstreet, på den här datorn. De öppnas direkt, med eller utan nät, och det du ändrar skickas när det finns ett.',
  signInTitle: 'Logga in på Propstreet',
  signInHint: 'Med en åtkomstnyckel. De första kontakterna är här på några sekunder.',
  signIn: 'Logga in',
  sampleTitle: 'Utforska med exempeldata',
  sampleHint: '1 000 påhittade kontakter som stannar på den här datorn. Inget skickas någonstans.',
  explore: 'Utforska',
  starting: 'Startar…',
  kept: 'Inloggningen sparas i datorns egen nyckelring, där det finns en. Fieldbook skickar inga användningsdata.',
  server: 'Serveradress',
  token: 'Åtkomstnyckel',
  tokenHint: 'Du skapar en i Propstreet. Den gäller i 30 dagar.',
  tokenMissing: 'Klistra in åtkomstnyckeln först.',
  signingIn: 'Loggar in…',
  cancel: 'Avbryt',
  whose: 'Datorn har redan kontakter från den här servern. Är de dina?',
  whoseHint:
    'Är de det följer dina osända ändringar med den här inloggningen. Annars börjar du med egna kontakter, och de andra lämnas som de är.',
  mine: 'Ja, mina',
  somebodyElses: 'Någon annans',
  signInFailed: {
    'bad-address':
      'Det här är ingen användbar serveradress. Den börjar med https://, som i https://app.propstreet.com (http:// bara för den här datorn).',
    'bad-token':
      'Propstreet godtar inte åtkomstnyckeln. Den kan ha gått ut: skapa en ny och klistra in den i sin helhet.',
    'not-allowed':
      'Åtkomstnyckeln gäller, men får inte läsa kontakter. Be den som administrerar Propstreet om åtkomst.',
    unreachable: 'Servern svarade inte. Kontrollera nätet och adressen och försök igen.',
    'not-the-api':
      'Något svarar där, men inte som Propstreet gör. Kontrollera adressen; på hotellets eller flygplatsens wifi, logga in på nätet först.',
    'sample-failed':
      'Exempeldata kunde inte startas på den här datorn. Stäng Fieldbook, öppna det igen och försök en gång till.',
  },
  sessionOnly:
    'Du är inloggad tills Fieldbook stängs: datorn har ingen nyckelring att spara åtkomstnyckeln i. Dina kontakter och ändringar finns kvar.',
  menu: 'Konto',
  sample: 'Exempeldata på den här datorn',
  fromEnvironment: 'Inloggad genom FIELDBOOK_TOKEN',
  signOut: 'Logga ut',
  leaveSample: 'Lämna exempeldata',
  signOutTitle: 'Logga ut från Propstreet?',
  leaveTitle: 'Lämna exempeldata?',
  signOutUnsent: (waiting) =>
    waiting === 0
      ? 'Alla ändringar har nått servern.'
      : `${changes(waiting)} har inte nått servern. ${waiting === 1 ? 'Den' : 'De'} stannar på den här datorn och skickas inte medan du är utloggad.`,
  keys: 'Kortkommandon',
  version: (version) => `Fieldbook ${version}`,
}

export const startProblem: Words['startProblem'] = {
  'bad-api-url': {
    title: 'Serveradressen går inte att använda',
    cause: 'FIELDBOOK_API_URL är satt, men det är ingen adress som Fieldbook får tala med.',
    next: 'Ange en adress som börjar med https:// (http:// bara för den här datorn) och starta Fieldbook igen.',
  },
  'token-without-url': {
    title: 'En åtkomstnyckel utan server',
    cause:
      'FIELDBOOK_TOKEN är satt men inte FIELDBOOK_API_URL, så Fieldbook kan inte veta vem åtkomstnyckeln får visas för.',
    next: 'Sätt båda eller ingen, och starta Fieldbook igen.',
  },
}

export const openFailed: Words['openFailed'] = {
  'newer-version': {
    title: 'Ett nyare Fieldbook har varit här',
    cause: 'Kontakterna på den här datorn är skrivna av en nyare version av Fieldbook än den här.',
    next: 'Installera den nyare versionen igen.',
  },
  damaged: {
    title: 'Kontakterna på den här datorn går inte att läsa',
    cause: 'Fieldbooks databas är skadad.',
    next: 'Kopiera Fieldbooks profilmapp och fråga din it-avdelning. Ta inte bort den: den kan innehålla osända ändringar.',
  },
  unavailable: {
    title: 'Fieldbook kan inte öppna sin databas',
    cause: 'Systemet gav ingen åtkomst till den. Disken kan vara full, eller profilmappen skrivskyddad.',
    next: 'Skaffa plats eller återställ åtkomsten och försök igen.',
  },
  blocked: {
    title: 'Kontakterna används någon annanstans',
    cause: 'Ett annat Fieldbook har dem öppna.',
    next: 'Stäng det och försök igen.',
  },
}

export const recovered: Words['recovered'] = {
  vanished: 'Kontakterna som fanns på den här datorn hade gått förlorade.',
  behind: 'Kontakterna på den här datorn var äldre än de borde vara.',
  damaged: 'Kontakterna på den här datorn var skadade.',
  restored: (edits) =>
    edits === 0
      ? 'Inget väntade på att skickas; kontakterna läses in på nytt.'
      : `${format.count(edits, { one: 'osänd ändring', other: 'osända ändringar' })} återställdes från den andra kopian; kontakterna läses in på nytt.`,
  incomplete: 'Även den andra kopian var skadad: några osända ändringar kan saknas.',
}

export const pages: Words['pages'] = { nothingLost: 'Inget har raderats.', again: 'Försök igen' }

export const trouble: Words['trouble'] = {
  dismiss: 'Stäng meddelandet',
  'write-failed': 'Datorn kunde inte skriva en ändring just nu. Det du skrev står kvar i sitt fält; försök igen.',
  'no-journal':
    'Fieldbooks andra kopia av osända ändringar kunde inte öppnas. Tills den kan det kallas ändringar inte sparade.',
  full: 'Disken är full. Nya ändringar kan inte sparas förrän det finns plats.',
  'foreign-message': 'Fieldbook struntade i ett meddelande som det inte självt hade skickat. Inget ändrades.',
  notHere: 'Kontakten finns inte på den här datorn.',
  noUndo: 'Inte ångrat: värdet har ändrats sedan dess.',
  noRedo: 'Inte gjort om: värdet har ändrats sedan dess.',
  undoFailed: 'Inte ångrat: datorn kunde inte skriva det. Försök igen.',
  copied: 'Kopierat.',
  copyFailed: 'Inget kopierades: systemet sade nej. Markera texten och tryck Ctrl+C.',
  notOpened: 'Systemet har inget program för den här länken.',
  settingsNotKept: 'Inställningen gäller tills Fieldbook stängs: datorn kunde inte skriva den. Skaffa plats på disken.',
  notDone: 'Det gick inte på den här datorn just nu. Försök igen.',
}
