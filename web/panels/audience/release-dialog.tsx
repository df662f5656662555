import { useState } from 'react'
import type { Classification } from '../../../geodata/model/record.ts'
import { isOnlyPublic } from '../../state/audiences.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Options } from '../../ui/options.tsx'
import { BadNews } from '../../ui/panel.tsx'
import { FreeText } from '../free-text.tsx'
import { useFocusProblem } from '../use-focus-problem.ts'
import type { Audience } from './audience.tsx'
import { AudienceLine } from './audience-line.tsx'
import { useAudienceWords } from './use-audience-words.ts'
import { useChangeAudience } from './use-change-audience.ts'

type Props = Audience & {
  to: readonly Classification[]
  isOpen: boolean
  onClose: () => void
  /** Called when it has been done, beside `onClose`. */
  onDone: () => void
}

const LEAST_REASON = 3

// Showing the public is never what is taken for granted.
const onlyChoice = (to: readonly Classification[]): Classification | null =>
  to.length === 1 && !isOnlyPublic(to) ? to[0]! : null

/** Lets more see a record: whom, why, and what follows from it. */
export function ReleaseDialog(props: Props) {
  const t = useText()
  const { noun, to, isOpen, onClose } = props
  const title = isOnlyPublic(to) ? 'record.release.titlePublic' : 'record.release.title'
  return (
    <Dialog
      title={t(title, { noun: t(`record.noun.${noun}`) })}
      closeLabel={t('shell.close')}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
    >
      <ReleaseForm {...props} />
    </Dialog>
  )
}

function ReleaseForm({ of, noun, to, texts, onWiden, onStale, onClose, onDone }: Props) {
  const t = useText()
  const words = useAudienceWords()
  const nouned = { noun: t(`record.noun.${noun}`) }
  const [chosen, setChosen] = useState<Classification | null>(onlyChoice(to))
  const [reason, setReason] = useState('')
  const [isTold, setTold] = useState(false)
  const [form, showProblem] = useFocusProblem()
  const { failure, isSending, send } = useChangeAudience({ noun, onStale })
  const isPublic = chosen === 'public' || isOnlyPublic(to)
  const isShort = reason.trim().length < LEAST_REASON
  const submit = async () => {
    setTold(true)
    if (chosen === null || isShort) return showProblem()
    const done = t('record.seenNow', words({ ...of, classification: chosen }))
    if (!(await send(() => onWiden({ classification: chosen, reason: reason.trim() }), done)))
      return
    onClose()
    onDone()
  }
  return (
    <form
      ref={form}
      className="dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <AudienceLine of={of} />
      <Options
        label={t('record.release.to', nouned)}
        options={to.map((id) => ({
          id,
          words: t(`names.classification.${id}`),
          what: t(`record.audienceWhat.${id}`),
        }))}
        value={chosen}
        onChange={setChosen}
        problem={isTold && chosen === null ? t('record.release.toEmpty', nouned) : undefined}
      />
      <FreeText
        label={t('record.release.reason', nouned)}
        help={t('record.release.reasonHelp')}
        value={reason}
        onChange={setReason}
        problem={isTold && isShort ? t('record.release.reasonEmpty') : undefined}
        maxLength={400}
        lines={2}
      />
      <Follows noun={noun} to={isPublic ? 'public' : chosen} texts={texts} />
      {failure && <BadNews title={t('problem.title')} what={failure} />}
      <div className="panel-actions">
        <Button type="submit" look="primary" isDisabled={isSending}>
          {t(isPublic ? 'record.release.doPublic' : 'record.release.do')}
        </Button>
        <Button onPress={onClose}>{t('record.cancel')}</Button>
      </div>
    </form>
  )
}

/** What follows from it, for this kind of record and those who are to see it. */
function Follows(props: Pick<Audience, 'noun' | 'texts'> & { to: Classification | null }) {
  const t = useText()
  const { noun, texts, to } = props
  const nouned = { noun: t(`record.noun.${noun}`) }
  const isEdited = noun !== 'camera' && (to === 'authorities' || to === 'internal')
  return (
    <div className="follows">
      <h3>{t('record.release.follows')}</h3>
      <ul>
        {to === 'public' && texts.length > 0 && (
          <li>{t('record.release.texts', { texts: texts.join(', ') })}</li>
        )}
        {isEdited && <li>{t('record.release.edited', nouned)}</li>}
        {noun === 'camera' && <li>{t('record.release.deployments')}</li>}
        <li>{t('record.release.lasting', nouned)}</li>
        <li>{t('record.release.logged')}</li>
      </ul>
    </div>
  )
}
