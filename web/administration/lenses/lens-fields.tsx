import type { ReactNode } from 'react'
import { projection } from '../../../geodata/model/camera.ts'
import { useText } from '../../text/text.ts'
import { TextField } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { LoneCheckField } from '../check-field.tsx'
import type { LensDraft, LensFaults, LensField } from './lens-draft.ts'
import './lenses.css'

type Props = {
  draft: LensDraft
  set: (part: Partial<LensDraft>) => void
  faults: LensFaults
  /** What is built in keeps its name: by that the own one takes its place. */
  isNamed?: boolean
}

/** All that is stated of a camera model. */
export function LensFields(props: Props) {
  const t = useText()
  const { draft, set, isNamed = false } = props
  const { zooms, turns, hasLight } = draft
  return (
    <>
      {!isNamed && (
        <>
          <Field {...props} field="maker" />
          <Field {...props} field="model" help={t('lenses.modelHelp')} />
        </>
      )}
      <Pair>
        <Figure {...props} field="widthPx" />
        <Figure {...props} field="heightPx" />
      </Pair>
      <Pair>
        <Figure {...props} field="wideH" label={zooms ? undefined : t('lenses.viewDeg')} />
        <Figure {...props} field="wideV" label={zooms ? undefined : t('lenses.viewHeightDeg')} />
      </Pair>
      <LoneCheckField
        words={t('lenses.zooms')}
        what={t('lenses.zoomsWhat')}
        isSelected={zooms}
        onChange={(next) => set({ zooms: next })}
      />
      {zooms && (
        <Pair>
          <Figure {...props} field="teleH" />
          <Figure {...props} field="teleV" />
        </Pair>
      )}
      <Select
        label={t('lenses.projection')}
        options={projection.options.map((id) => ({ id, words: t(`lenses.projectionOf.${id}`) }))}
        value={draft.projection}
        onChange={(next) => set({ projection: next })}
      />
      <Figure {...props} field="sensors" help={t('lenses.sensorsHelp')} />
      <LoneCheckField
        words={t('lenses.turns')}
        what={t('lenses.turnsWhat')}
        isSelected={turns}
        onChange={(next) => set({ turns: next })}
      />
      {turns && (
        <Pair>
          <Figure {...props} field="panDeg" help={t('lenses.panHelp')} />
          <Figure {...props} field="lowestTiltDeg" help={t('lenses.lowestTiltHelp')} />
        </Pair>
      )}
      <LoneCheckField
        words={t('lenses.hasLight')}
        what={t('lenses.hasLightWhat')}
        isSelected={hasLight}
        onChange={(next) => set({ hasLight: next })}
      />
      {hasLight && <Figure {...props} field="infraredM" />}
      <Field {...props} field="source" help={t('lenses.sourceHelp')} />
    </>
  )
}

const Pair = ({ children }: { children: ReactNode }) => <div className="lens-pair">{children}</div>

type One = Props & { field: LensField; label?: string | undefined; help?: string }

const Figure = (props: One) => <Field {...props} isNumber />

function Field(props: One & { isNumber?: boolean }) {
  const { draft, set, faults, field, label, help, isNumber } = props
  const t = useText()
  const fault = faults[field]
  const problem = fault === 'taken' ? t('lenses.fault.taken') : fault && t(`lenses.fault.${field}`)
  return (
    <TextField
      label={label ?? t(`lenses.field.${field}`)}
      help={help}
      autoComplete="off"
      inputMode={isNumber ? 'decimal' : 'text'}
      value={draft[field]}
      onChange={(text) => set({ [field]: text })}
      problem={problem}
    />
  )
}
