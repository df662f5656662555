import { createStore } from 'zustand/vanilla'
import type { Theme } from '../ui/palette.ts'

export type ThemeChoice = Theme | 'system'
export type Language = 'sv' | 'en'
type Appearance = { choice: ThemeChoice; theme: Theme; language: Language }

const KEPT = 'tryggkartan.appearance'
const darkScheme = () => matchMedia('(prefers-color-scheme: dark)')
const themeOf = (choice: ThemeChoice): Theme =>
  choice === 'system' ? (darkScheme().matches ? 'dark' : 'light') : choice

function kept(): { choice: ThemeChoice; language: Language } {
  const stored: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}')
  const { choice, language } = stored as { choice?: string; language?: string }
  return {
    choice: choice === 'light' || choice === 'dark' ? choice : 'system',
    language: language === 'en' ? 'en' : 'sv',
  }
}

/** Theme and language of this browser; they are not part of a shared link. */
export const appearance = createStore<Appearance>(() => {
  const { choice, language } = kept()
  return { choice, theme: themeOf(choice), language }
})

export const setThemeChoice = (choice: ThemeChoice) =>
  appearance.setState({ choice, theme: themeOf(choice) })

export const setLanguage = (language: Language) => appearance.setState({ language })

/** Keeps what is chosen in this browser and follows the system's theme. */
export function keepAppearance(): void {
  appearance.subscribe(({ choice, language }) =>
    localStorage.setItem(KEPT, JSON.stringify({ choice, language })),
  )
  darkScheme().addEventListener('change', () => setThemeChoice(appearance.getState().choice))
}
