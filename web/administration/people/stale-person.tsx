import { type Person, roles } from '../../../geodata/model/person.ts'
import { useText } from '../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { unitWords, useUnits } from '../use-units.ts'

/** Somebody else saved first: how the person stands now, and which of the two is to hold. */
export function StalePerson(props: {
  theirs: Person
  onKeepMine: () => void
  onTakeTheirs: () => void
}) {
  const t = useText()
  const { theirs, onKeepMine, onTakeTheirs } = props
  const unit = useUnits().get(theirs.unitId)
  const held = roles.filter((role) => theirs.roles.includes(role))
  return (
    <div className="stale" role="alert">
      <strong>{t('people.stale')}</strong>
      <p>{t('people.staleWhat')}</p>
      <dl className="plain-facts">
        <dt>{t('people.name')}</dt>
        <dd>{theirs.name}</dd>
        <dt>{t('people.email')}</dt>
        <dd>{theirs.email}</dd>
        <dt>{t('people.unit')}</dt>
        <dd>{unit ? unitWords(unit) : t('people.noUnit')}</dd>
        <dt>{t('people.roles')}</dt>
        <dd>{held.map((role) => t(`names.role.${role}`)).join(', ')}</dd>
      </dl>
      <div className="page-actions">
        <Button onPress={onKeepMine}>{t('people.keepMine')}</Button>
        <Button onPress={onTakeTheirs}>{t('people.takeTheirs')}</Button>
      </div>
    </div>
  )
}
