import { incidentCategory, timePrecision } from '../../../geodata/model/incident.ts'
import { heat } from '../../state/heat.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Choices } from '../../ui/choices.tsx'
import { TextField } from '../../ui/field.tsx'
import { AudienceChoice } from '../audience/audience-choice.tsx'
import { FreeText } from '../free-text.tsx'
import { fieldWords } from '../problem-words.ts'
import { type Draft, precisionOf } from './draft.ts'

type Props = {
  /** How far off the pointed-out place may be, metres; null when it is exact. */
  radiusM: number | null
  draft: Draft
  problems: ReadonlySet<string>
  onChange: (draft: Draft) => void
}

/** Everything of an incident but its place on the map. */
export function DraftFields({ radiusM, draft, problems, onChange }: Props) {
  const t = useText()
  const formats = useFormats()
  const sources = useStore(heat, (state) => state.known?.sources) ?? []
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part })
  return (
    <>
      <Choices
        label={t('incident.pickCategory')}
        options={incidentCategory.options.map((id) => ({
          id,
          words: t(`incident.category.${id}`),
        }))}
        value={draft.category}
        onChange={(category) => set({ category })}
        problem={fieldWords(t, 'category', problems)}
      />
      <Choices
        label={t('incident.known')}
        options={timePrecision.options.map((id) => ({
          id,
          words: t(`incident.timePrecision.${id}`),
        }))}
        value={draft.timePrecision}
        onChange={(known) => set({ timePrecision: known })}
      />
      <TimeFields {...{ draft, problems, onChange }} />
      <Choices
        label={t('incident.howExact')}
        options={(['exact', 'place'] as const).map((id) => ({
          id,
          words: t(`incident.precision.${id}`),
        }))}
        value={precisionOf(draft, radiusM)}
        onChange={(precision) => set({ precision })}
      />
      {radiusM !== null && (
        <p className="muted small" role="status">
          {t('incident.farTap', { metres: formats.number(radiusM) })}
        </p>
      )}
      <div className="field">
        <FreeText
          label={t('incident.whoTold')}
          help={sources.length === 0 ? t('incident.whoToldExamples') : undefined}
          value={draft.source}
          onChange={(source) => set({ source })}
          problem={fieldWords(t, 'source', problems, draft.source)}
          maxLength={120}
        />
        {sources.length > 0 && (
          <div className="choices">
            {sources.slice(0, 6).map((source) => (
              <button key={source} type="button" className="choice" onClick={() => set({ source })}>
                {source}
              </button>
            ))}
          </div>
        )}
      </div>
      <FreeText
        label={t('incident.few')}
        help={t('incident.fewHelp')}
        lines={3}
        value={draft.description}
        onChange={(description) => set({ description })}
        problem={fieldWords(t, 'description', problems, draft.description)}
      />
      <AudienceChoice value={draft.audience} onChange={(audience) => set({ audience })} />
    </>
  )
}

function TimeFields({ draft, problems, onChange }: Omit<Props, 'radiusM'>) {
  const t = useText()
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part })
  const problem = fieldWords(t, 'from', problems)
  switch (draft.timePrecision) {
    case 'exact':
      return (
        <TextField
          type="datetime-local"
          label={t('incident.at')}
          value={draft.at}
          onChange={(at) => set({ at })}
          problem={problem}
        />
      )
    case 'interval':
      return (
        <div className="two">
          <TextField
            type="datetime-local"
            label={t('incident.from')}
            value={draft.from}
            onChange={(from) => set({ from })}
            problem={problem}
          />
          <TextField
            type="datetime-local"
            label={t('incident.to')}
            value={draft.to}
            onChange={(to) => set({ to })}
            problem={fieldWords(t, 'to', problems)}
          />
        </div>
      )
    case 'day':
      return (
        <TextField
          type="date"
          label={t('incident.day')}
          value={draft.day}
          onChange={(day) => set({ day })}
          problem={problem}
        />
      )
    case 'month':
      return (
        <TextField
          type="month"
          label={t('incident.month')}
          value={draft.month}
          onChange={(month) => set({ month })}
          problem={problem}
        />
      )
  }
}
