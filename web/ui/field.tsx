import type { ReactNode } from 'react'
import {
  TextField as AriaTextField,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  type TextFieldProps,
} from 'react-aria-components'
import './field.css'
import { Icon } from './icons.tsx'

type Props = Omit<TextFieldProps, 'className' | 'style' | 'children'> & {
  label: string
  help?: string | undefined
  /** What is wrong with what was written; empty when nothing is. */
  problem?: string | undefined
  /** Several lines of text. */
  lines?: number
}

/** A labelled field for text; `type` may be any of the browser's (date, time, email …). */
export function TextField({ label, help, problem, lines, ...rest }: Props) {
  return (
    // The browser's own check would keep a form from being sent again once a problem is told.
    <AriaTextField
      {...rest}
      validationBehavior="aria"
      isInvalid={Boolean(problem)}
      className="field"
    >
      <Label>{label}</Label>
      {lines ? <TextArea className="input" rows={lines} /> : <Input className="input" />}
      {help && (
        <Text slot="description" className="help">
          {help}
        </Text>
      )}
      {problem && (
        <FieldError className="problem">
          <ProblemWords>{problem}</ProblemWords>
        </FieldError>
      )}
    </AriaTextField>
  )
}

/** What is wrong, with its mark: never by colour alone. */
export function ProblemWords({ children }: { children: ReactNode }) {
  return (
    <span className="problem-words">
      <Icon name="warning" size={16} /> <span>{children}</span>
    </span>
  )
}
