import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { appearance, setLanguage, setThemeChoice } from '../state/appearance.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Button as PlainButton } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Icon } from '../ui/icons.tsx'

/** Who is here, with language, appearance and the list of keys. */
export function SettingsMenu({ onShowKeys }: { onShowKeys: () => void }) {
  const t = useText()
  const { choice, language } = useStore(appearance)
  return (
    <DialogTrigger>
      <Button className="person" aria-label={`${t('shell.personWhole')}. ${t('shell.settings')}`}>
        <Icon name="person" size={18} />
        <span className="person-name">{t('shell.person')}</span>
        <Icon name="down" size={14} />
      </Button>
      <Popover className="popover" placement="bottom end" isNonModal>
        <Dialog className="dialog" aria-label={t('shell.settings')}>
          {({ close }) => (
            <>
              <p className="muted">{t('shell.personWhole')}</p>
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
              <PlainButton
                icon="keys"
                onPress={() => {
                  close()
                  onShowKeys()
                }}
              >
                {t('shell.keys')}
              </PlainButton>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
