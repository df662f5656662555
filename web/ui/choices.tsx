import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import './field.css'
import { ProblemWords } from './field.tsx'

type Props<Key extends string> = {
  label: string
  labelHidden?: boolean
  options: readonly { id: Key; words: string }[]
  value: Key | null
  onChange: (value: Key) => void
  problem?: string | undefined
}

/** One of a few, all seen at once. */
export function Choices<Key extends string>(props: Props<Key>) {
  const { label, labelHidden = false, options, value, onChange, problem } = props
  return (
    <div className="field">
      {!labelHidden && <span className="label">{label}</span>}
      <ToggleButtonGroup
        aria-label={label}
        className="choices"
        selectionMode="single"
        disallowEmptySelection={value !== null}
        selectedKeys={value === null ? [] : [value]}
        onSelectionChange={(keys) => {
          const [key] = keys
          if (key !== undefined) onChange(key as Key) // the keys are the options' ids
        }}
      >
        {options.map(({ id, words }) => (
          <ToggleButton key={id} id={id} className="choice">
            {words}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {problem && (
        <div className="problem">
          <ProblemWords>{problem}</ProblemWords>
        </div>
      )}
    </div>
  )
}
