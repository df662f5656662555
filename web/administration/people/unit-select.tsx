import { useQuery } from '@tanstack/react-query'
import {
  Select as AriaSelect,
  Button,
  Collection,
  FieldError,
  Header,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components'
import { organisationsQuery } from '../../state/queries.ts'
import { session } from '../../state/session.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { ProblemWords } from '../../ui/field.tsx'
import { Icon } from '../../ui/icons.tsx'
import { unitWords, useUnits } from '../use-units.ts'

/** A unit, found under its organisation. Those of the police are there for the police alone. */
export function UnitSelect(props: {
  value: string | null
  onChange: (unitId: string) => void
  problem: string | undefined
}) {
  const t = useText()
  const { value, onChange, problem } = props
  const isPolice = useStore(session, (state) => state.person?.organisationKind === 'police')
  const { data: all = [] } = useQuery(organisationsQuery)
  const chosen = useUnits().get(value ?? '')
  const offered = all.filter(({ kind }) => isPolice || kind !== 'police')
  return (
    <AriaSelect
      className="field"
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      placeholder={t('people.chooseUnit')}
      validationBehavior="aria"
      isInvalid={Boolean(problem)}
    >
      <Label className="label">{t('people.unit')}</Label>
      <Button className="input select-button">
        <SelectValue>
          {({ defaultChildren }) => (chosen ? unitWords(chosen) : defaultChildren)}
        </SelectValue>
        <Icon name="down" size={16} />
      </Button>
      <Text slot="description" className="help">
        {t('people.unitHelp')}
        {!isPolice && ` ${t('people.policeUnit')}`}
      </Text>
      {problem && (
        <FieldError className="problem">
          <ProblemWords>{problem}</ProblemWords>
        </FieldError>
      )}
      <Popover className="popover">
        <ListBox className="listbox" items={offered}>
          {({ id, name, units }) => (
            <ListBoxSection id={id}>
              <Header className="group-name">{name}</Header>
              <Collection items={units}>
                {(unit) => (
                  <ListBoxItem id={unit.id} className="option" textValue={unit.name}>
                    {unit.name}
                  </ListBoxItem>
                )}
              </Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
