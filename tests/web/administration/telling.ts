import { createInstance } from 'i18next'
import type { Telling } from '../../../web/administration/log/value-words.ts'
import { en } from '../../../web/text/en.ts'
import { formatsFor } from '../../../web/text/format.ts'
import { sv } from '../../../web/text/sv.ts'
import type { Text } from '../../../web/text/text.ts'

const i18n = createInstance()
await i18n.init({
  lng: 'sv',
  resources: { sv: { translation: sv }, en: { translation: en } },
  interpolation: { escapeValue: false },
})

/** The words on screen in a language, where there is no screen. */
export const wordsIn = (language: 'sv' | 'en'): Text => i18n.getFixedT(language)

/** What the log is told with, in Swedish; one unit is known. */
export const telling: Telling = {
  t: wordsIn('sv'),
  formats: formatsFor('sv', 'Europe/Stockholm'),
  unit: (id) => (id === 'unit-1' ? 'Söderhamns kommun, Samhällsservice' : undefined),
}
