import { useState } from 'react'
import {
  TextField as AriaTextField,
  FieldError,
  Input,
  Label,
  Text,
  type TextFieldProps,
} from 'react-aria-components'
import { IconButton } from './button.tsx'
import './field.css'
import { ProblemWords } from './field.tsx'
import './password-field.css'

type Props = Omit<TextFieldProps, 'className' | 'style' | 'children' | 'type'> & {
  label: string
  help?: string | undefined
  problem?: string | undefined
  /** What the button at its end does: shows what is written, or hides it again. */
  showWords: string
  hideWords: string
}

/** A field for a password, which can be looked at while it is written. */
export function PasswordField({ label, help, problem, showWords, hideWords, ...rest }: Props) {
  const [isShown, setShown] = useState(false)
  return (
    <AriaTextField
      {...rest}
      type={isShown ? 'text' : 'password'}
      validationBehavior="aria"
      isInvalid={Boolean(problem)}
      className="field"
    >
      <Label>{label}</Label>
      <div className="password-group">
        <Input className="input" autoCapitalize="none" spellCheck={false} />
        <IconButton
          icon={isShown ? 'hidden' : 'eye'}
          label={isShown ? hideWords : showWords}
          onPress={() => setShown(!isShown)}
        />
      </div>
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
