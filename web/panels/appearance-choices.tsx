import { appearance, setLanguage, setThemeChoice } from '../state/appearance.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Choices } from '../ui/choices.tsx'

/** The language, and light or dark. */
export function AppearanceChoices() {
  const t = useText()
  const { choice, language } = useStore(appearance)
  return (
    <>
      <Choices
        label={t('shell.language')}
        value={language}
        onChange={setLanguage}
        options={[
          { id: 'sv', words: t('shell.swedish') },
          { id: 'en', words: t('shell.english') },
        ]}
      />
      <Choices
        label={t('shell.theme')}
        value={choice}
        onChange={setThemeChoice}
        options={[
          { id: 'system', words: t('shell.themeSystem') },
          { id: 'light', words: t('shell.themeLight') },
          { id: 'dark', words: t('shell.themeDark') },
        ]}
      />
    </>
  )
}
