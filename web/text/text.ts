import { createInstance, type TFunction } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { Language } from '../state/appearance.ts'
import { en } from './en.ts'
import { sv } from './sv.ts'

const i18n = createInstance()

/** Loads the words. Call once, before anything is drawn. */
export async function startTexts(language: Language): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'sv',
    resources: { sv: { translation: sv }, en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = language
}

/** Changes the words on screen at once. */
export async function changeLanguage(language: Language): Promise<void> {
  await i18n.changeLanguage(language)
  document.documentElement.lang = language
}

export type Text = TFunction

/** The words, in a component: `t('shell.undo')`. Keys are checked by the compiler. */
export const useText = (): Text => useTranslation().t

/** The words where there is no component. */
export const text: Text = i18n.t
