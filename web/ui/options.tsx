import { RadioGroup as AriaRadioGroup, FieldError, Label, Radio, Text } from 'react-aria-components'
import './field.css'
import { ProblemWords } from './field.tsx'
import './options.css'

type Props<Key extends string> = {
  label: string
  help?: string | undefined
  options: readonly { id: Key; words: string; what?: string }[]
  value: Key | null
  onChange: (value: Key) => void
  problem?: string | undefined
}

/** One of a few, below each other, each with a word about what it means. */
export function Options<Key extends string>(props: Props<Key>) {
  const { label, help, options, value, onChange, problem } = props
  return (
    <AriaRadioGroup
      className="field"
      value={value}
      onChange={(key) => onChange(key as Key)} // the keys are the options' ids
      validationBehavior="aria"
      isInvalid={Boolean(problem)}
    >
      <Label className="label">{label}</Label>
      {help && (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      <div className="options">
        {options.map(({ id, words, what }) => (
          <Radio key={id} value={id} className="option-row">
            <span className="radio" aria-hidden="true" />
            <span>
              <span className="option-words">{words}</span>
              {what && <span className="option-what small muted">{what}</span>}
            </span>
          </Radio>
        ))}
      </div>
      {problem && (
        <FieldError className="problem">
          <ProblemWords>{problem}</ProblemWords>
        </FieldError>
      )}
    </AriaRadioGroup>
  )
}
