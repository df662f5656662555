import { type NewClassification, newClassifications } from '../../state/audiences.ts'
import { session } from '../../state/session.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { Options } from '../../ui/options.tsx'

/** Who is to see what is being made. Nothing is remembered: each begins with the fewest. */
export function AudienceChoice(props: {
  value: NewClassification
  onChange: (value: NewClassification) => void
}) {
  const t = useText()
  const unit = useStore(session, (state) => state.person?.unit ?? '')
  return (
    <Options
      label={t('record.choose')}
      options={newClassifications.map((id) => ({
        id,
        words: id === 'own' ? t('record.onlyUnit', { unit }) : t(`names.classification.${id}`),
        what: t(`record.audienceWhat.${id}`),
      }))}
      value={props.value}
      onChange={props.onChange}
    />
  )
}
