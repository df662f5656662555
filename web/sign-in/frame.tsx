import type { ReactNode } from 'react'
import { appearance, setLanguage } from '../state/appearance.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Choices } from '../ui/choices.tsx'

/** What stands round every view of the sign-in: the name of the service, and its language. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useText()
  const { language } = useStore(appearance)
  return (
    <div className="sign-in">
      <header className="sign-in-head">
        <p className="sign-in-product">
          <svg width="28" height="28" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 2l8.700 5v10L12 22l-8.700-5V7z" fill="var(--incident)" />
          </svg>
          {t('shell.product')}
        </p>
        <Choices
          label={t('shell.language')}
          labelHidden
          value={language}
          onChange={setLanguage}
          options={[
            { id: 'sv', words: t('shell.swedish') },
            { id: 'en', words: t('shell.english') },
          ]}
        />
      </header>
      <main>{children}</main>
    </div>
  )
}
