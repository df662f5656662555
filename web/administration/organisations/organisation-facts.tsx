import type { Organisation } from '../../../geodata/model/organisation.ts'
import { useText } from '../../text/text.ts'

/** How an organisation stands, to read. */
export function OrganisationFacts({ organisation }: { organisation: Organisation }) {
  const t = useText()
  const { name, kind, units, secondFactorRequired } = organisation
  return (
    <dl className="plain-facts">
      <dt>{t('organisations.name')}</dt>
      <dd>{name}</dd>
      <dt>{t('organisations.kind')}</dt>
      <dd>{t(`names.organisationKind.${kind}`)}</dd>
      <dt>{t('organisations.units')}</dt>
      <dd>{units.map((unit) => unit.name).join(', ')}</dd>
      <dt>{t('organisations.two')}</dt>
      <dd>{t(secondFactorRequired ? 'administration.yes' : 'administration.no')}</dd>
    </dl>
  )
}
