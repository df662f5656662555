import type { ReactNode } from 'react'
import { Checkbox, CheckboxGroup, FieldError, Label, Text } from 'react-aria-components'
import { ProblemWords } from '../ui/field.tsx'
import { Icon } from '../ui/icons.tsx'
import './check-field.css'

/** Several that may be chosen, each with a sentence on what it gives. */
export function CheckFields<Key extends string>(props: {
  label: string
  help?: string
  value: readonly Key[]
  onChange: (value: Key[]) => void
  problem?: string | undefined
  children: ReactNode
}) {
  const { label, help, value, onChange, problem, children } = props
  return (
    <CheckboxGroup
      className="field check-fields"
      value={[...value]}
      onChange={(chosen) => onChange(chosen as Key[])} // the values are the boxes' ids
      validationBehavior="aria"
      isInvalid={Boolean(problem)}
    >
      <Label className="label">{label}</Label>
      {help && (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      {children}
      {problem && (
        <FieldError className="problem">
          <ProblemWords>{problem}</ProblemWords>
        </FieldError>
      )}
    </CheckboxGroup>
  )
}

type BoxProps = { words: string; what?: ReactNode; isDisabled?: boolean }

/** One of several. */
export const CheckField = (props: BoxProps & { id: string }) => (
  <Checkbox className="check-field" value={props.id} isDisabled={props.isDisabled ?? false}>
    <Mark {...props} />
  </Checkbox>
)

/** One that stands by itself. */
export const LoneCheckField = (
  props: BoxProps & { isSelected: boolean; onChange: (isSelected: boolean) => void },
) => (
  <Checkbox
    className="check-field"
    isSelected={props.isSelected}
    onChange={props.onChange}
    isDisabled={props.isDisabled ?? false}
  >
    <Mark {...props} />
  </Checkbox>
)

const Mark = ({ words, what }: BoxProps) => (
  <>
    <span className="check-box">
      <Icon name="check" size={16} />
    </span>
    <span>
      <strong>{words}</strong>
      {what && <span className="what">{what}</span>}
    </span>
  </>
)
