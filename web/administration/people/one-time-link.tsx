import { useState } from 'react'
import type { Person } from '../../../geodata/model/person.ts'
import { type OneTimeLink as Made, makeLink } from '../../api/administration-people.ts'
import { here } from '../../state/municipality.ts'
import { session } from '../../state/session.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { BadNews } from '../../ui/panel.tsx'
import { CopyField } from '../copy-field.tsx'
import { useFailureWords } from '../failure-words.ts'
import { useSending } from '../use-sending.ts'

/** A link to choose a password by: shown once, with how to hand it over. */
export function OneTimeLink({ person: { id, name, disabled } }: { person: Person }) {
  const t = useText()
  const formats = useFormats()
  const words = useFailureWords()
  const code = useStore(here, (state) => state.municipality!.code)
  const [made, setMade] = useState<Made | null>(null)
  const { isSending, failure, send } = useSending()
  const make = () => send(async () => setMade(await makeLink(code, id)))
  const isDemo = useStore(session, (state) => state.person?.method === 'demo')
  if (isDemo) return <p>{t('administration.problem.demo')}</p>
  if (disabled) return <p>{t('people.link.closed')}</p>
  return (
    <>
      {made && (
        <div className="page-form" role="status">
          <CopyField label={t('people.link.label', { name })} value={made.link} />
          <p>
            <strong>
              {t('people.link.once', { at: formats.dateTime(new Date(made.expiresAt)) })}
            </strong>
          </p>
          <p>{t('people.link.hand', { name })}</p>
        </div>
      )}
      {failure !== null && <BadNews title={t('problem.title')} what={words(failure)} />}
      {!made && (
        <div className="page-actions">
          <Button isDisabled={isSending} onPress={() => void make()}>
            {t('people.link.make')}
          </Button>
        </div>
      )}
    </>
  )
}
