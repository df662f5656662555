import type { ComponentProps } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { below } from '../api/base.ts'
import type { SignedIn } from '../api/session.ts'
import { AppearanceChoices } from '../panels/appearance-choices.tsx'
import { useMay } from '../state/may.ts'
import { here } from '../state/municipality.ts'
import { session } from '../state/session.ts'
import { useStore } from '../state/use-store.ts'
import { useText } from '../text/text.ts'
import { Button as PlainButton } from '../ui/button.tsx'
import { Icon } from '../ui/icons.tsx'
import './person-menu.css'
import { ProjectorChoice } from './projector-choice.tsx'
import { SignOut } from './sign-out.tsx'

/** Who is here, their own pages, how all looks, and the way out. */
export function PersonMenu({ onShowKeys }: { onShowKeys: () => void }) {
  const t = useText()
  const person = useStore(session, (state) => state.person)
  if (!person) return null
  return (
    <DialogTrigger>
      <Button className="person" aria-label={t('shell.personMenu', { name: person.name })}>
        <Icon name="person" size={18} />
        <span className="person-name">{person.name}</span>
        <Icon name="down" size={14} />
      </Button>
      <Popover className="popover" placement="bottom end" isNonModal render={asLandmark}>
        <Dialog className="dialog person-menu" aria-label={t('shell.personOwn')}>
          {({ close }) => (
            <>
              <Who person={person} />
              <OwnPages />
              <ProjectorChoice person={person} onChosen={close} />
              <AppearanceChoices />
              <div className="panel-actions">
                <PlainButton
                  icon="keys"
                  onPress={() => {
                    close()
                    onShowKeys()
                  }}
                >
                  {t('shell.keys')}
                </PlainButton>
                <SignOut />
              </div>
            </>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

// The library puts a hidden button beside the dialog, which then stands in no part of the page.
const asLandmark = (props: ComponentProps<'div'>) => <section {...props} />

/** Name, unit, and what one is here. */
function Who({ person }: { person: SignedIn }) {
  const t = useText()
  const code = useStore(here, (state) => state.municipality?.code)
  const { name, unit, organisation, grants } = person
  const roles = grants.filter(({ municipality }) => municipality === code)
  return (
    <div>
      <strong>{name}</strong>
      <p>{unit === organisation ? unit : t('record.unitOf', { unit, organisation })}</p>
      <p className="muted">{roles.map(({ role }) => t(`names.role.${role}`)).join(', ')}</p>
    </div>
  )
}

/** The pages that are about oneself, and those of whoever administers. */
function OwnPages() {
  const t = useText()
  const may = useMay()
  return (
    <ul className="own-pages">
      <li>
        <a href={below('/forvaltning/konto')}>{t('shell.account')}</a>
      </li>
      {may.ever('read', 'person') && (
        <li>
          <a href={below('/forvaltning')}>{t('shell.administration')}</a>
        </li>
      )}
      {may.ever('create', 'lens') && (
        <li>
          <a href={below('/forvaltning/kameramodeller')}>{t('administration.page.lenses')}</a>
        </li>
      )}
      <li>
        <a href={below('/forvaltning/rattigheter')}>{t('shell.rights')}</a>
      </li>
    </ul>
  )
}
