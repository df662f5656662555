import { useEffect, useRef, useState } from 'react'
import { endRetention, type RetentionStand } from '../../api/administration-retention.ts'
import { here } from '../../state/municipality.ts'
import { queryClient } from '../../state/queries.ts'
import { say } from '../../state/toasts.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icons.tsx'
import { ConfirmDialog } from '../confirm-dialog.tsx'
import { Section } from '../page.tsx'
import { retentionQuery } from '../queries.ts'
import { Preview } from './preview.tsx'
import { RuleForm } from './rule-form.tsx'

/** One thing that can be thinned: what it reaches, how it stands, and the form to decide in. */
export function Subject({ stand }: { stand: RetentionStand }) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const place = useFocusKept(isOpen, stand.months !== null)
  const { subject, months } = stand
  const name = t(`retention.subject.${subject}.name`)
  const verb = t(months === null ? 'retention.decide' : 'retention.change')
  return (
    <Section title={name} what={t(`retention.subject.${subject}.what`)}>
      <Standing stand={stand} />
      {months !== null && !isOpen && <Preview subject={subject} months={months} />}
      <div ref={place}>
        {isOpen ? (
          <RuleForm stand={stand} onClose={() => setOpen(false)} />
        ) : (
          <div className="page-actions">
            <Button aria-label={`${verb}: ${name}`} onPress={() => setOpen(true)}>
              {verb}
            </Button>
            {months !== null && <End stand={stand} />}
          </div>
        )}
      </div>
    </Section>
  )
}

/** Puts the focus in what came in place of what was pressed: the form, or the button that opens it. */
function useFocusKept(isOpen: boolean, isOn: boolean) {
  const place = useRef<HTMLDivElement>(null)
  const stood = `${isOpen} ${isOn}`
  const before = useRef(stood)
  useEffect(() => {
    if (before.current === stood) return
    before.current = stood
    if (document.activeElement !== document.body) return
    place.current?.querySelector<HTMLElement>('input, button')?.focus()
  }, [stood])
  return place
}

function Standing({ stand }: { stand: RetentionStand }) {
  const t = useText()
  const formats = useFormats()
  const { months, decision, decidedOn, suggestedMonths, leastMonths } = stand
  if (months === null || decidedOn === null)
    return (
      <p>
        <strong>{t('retention.isOff')}</strong>{' '}
        <span className="muted">
          {t('retention.suggestion', { months: formats.number(suggestedMonths) })}
          {leastMonths > 1 && ` ${t('retention.least', { months: formats.number(leastMonths) })}`}
        </span>
      </p>
    )
  const day = formats.date(new Date(`${decidedOn}T12:00:00Z`))
  return (
    <p className="with-mark">
      <Icon name="check" size={18} />
      <span>
        <strong>{t('retention.isOn', { count: months, months: formats.number(months) })}</strong>{' '}
        <span className="muted">{t('retention.by', { decision: decision ?? '', day })}</span>
      </span>
    </p>
  )
}

/** Turns a rule off, after asking: what is thinned meanwhile does not come back. */
function End({ stand }: { stand: RetentionStand }) {
  const t = useText()
  const code = useStore(here, (state) => state.municipality!.code)
  const [isOpen, setOpen] = useState(false)
  const name = t(`retention.subject.${stand.subject}.name`)
  return (
    <>
      <Button
        look="danger"
        aria-label={`${t('retention.end')}: ${name}`}
        onPress={() => setOpen(true)}
      >
        {t('retention.end')}
      </Button>
      <ConfirmDialog
        title={t('retention.end')}
        what={t('retention.endAsk', { name })}
        doWords={t('retention.end')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onDo={async () => {
          await endRetention(code, stand)
          await queryClient.invalidateQueries(retentionQuery(code))
          say(t('retention.ended', { name }))
        }}
      />
    </>
  )
}
