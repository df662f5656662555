import { useState } from 'react'
import type { Classification } from '../../../geodata/model/record.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Options } from '../../ui/options.tsx'
import { BadNews } from '../../ui/panel.tsx'
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

/** Lets fewer see a record: whom, and what follows from it. */
export function NarrowDialog(props: Props) {
  const t = useText()
  const { noun, isOpen, onClose } = props
  return (
    <Dialog
      title={t('record.narrow.title', { noun: t(`record.noun.${noun}`) })}
      closeLabel={t('shell.close')}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
    >
      <NarrowForm {...props} />
    </Dialog>
  )
}

function NarrowForm({ of, noun, to, onNarrow, onStale, onClose, onDone }: Props) {
  const t = useText()
  const words = useAudienceWords()
  const nouned = { noun: t(`record.noun.${noun}`) }
  const [chosen, setChosen] = useState<Classification | null>(to.length === 1 ? to[0]! : null)
  const [isTold, setTold] = useState(false)
  const [form, showProblem] = useFocusProblem()
  const { failure, isSending, send } = useChangeAudience({ noun, onStale })
  const submit = async () => {
    setTold(true)
    if (chosen === null || !onNarrow) return showProblem()
    const done = t('record.seenNow', words({ ...of, classification: chosen }))
    if (!(await send(() => onNarrow(chosen), done))) return
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
        label={t('record.narrow.to', nouned)}
        options={to.map((id) => ({
          id,
          words: t(`names.classification.${id}`),
          what: t(`record.audienceWhat.${id}`),
        }))}
        value={chosen}
        onChange={setChosen}
        problem={isTold && chosen === null ? t('record.narrow.toEmpty', nouned) : undefined}
      />
      <ul className="follows">
        {noun === 'camera' && <li>{t('record.narrow.deployments')}</li>}
        <li>{t('record.narrow.lasting', nouned)}</li>
        <li>{t('record.narrow.back', nouned)}</li>
      </ul>
      {failure && <BadNews title={t('problem.title')} what={failure} />}
      <div className="panel-actions">
        <Button type="submit" look="primary" isDisabled={isSending}>
          {t('record.narrow.do')}
        </Button>
        <Button onPress={onClose}>{t('record.cancel')}</Button>
      </div>
    </form>
  )
}
