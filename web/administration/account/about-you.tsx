import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { type Role, roles } from '../../../geodata/model/person.ts'
import type { SignedIn } from '../../api/session.ts'
import { municipalitiesQuery } from '../../state/queries.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Section } from '../page.tsx'

/** Name, unit and roles, as the service has them. */
export function AboutYou({ person }: { person: SignedIn }) {
  const t = useText()
  const formats = useFormats()
  const { name, email, unit, organisation, grants, expiresAt } = person
  const codes = [...new Set(grants.map(({ municipality }) => municipality))]
  return (
    <Section title={t('account.you')}>
      <dl className="plain-facts">
        <dt>{t('account.name')}</dt>
        <dd>{name}</dd>
        <dt>{t('account.email')}</dt>
        <dd>{email}</dd>
        <dt>{t('account.unit')}</dt>
        <dd>{unit === organisation ? unit : `${unit}, ${organisation}`}</dd>
        {codes.map((code) => (
          <RolesIn
            key={code}
            code={code}
            held={roles.filter((role) =>
              grants.some((grant) => grant.municipality === code && grant.role === role),
            )}
          />
        ))}
      </dl>
      {codes.length === 0 && <p>{t('account.noRoles')}</p>}
      <p className="muted">
        {t('account.wrong')} {t('account.until', { at: formats.dateTime(new Date(expiresAt)) })}
      </p>
    </Section>
  )
}

/** What somebody's roles are called in one municipality, and what each gives. */
function RolesIn({ code, held }: { code: string; held: readonly Role[] }) {
  const t = useText()
  const { data: all = [] } = useQuery(municipalitiesQuery)
  const municipality = all.find((one) => one.code === code)?.name ?? code
  return (
    <Fragment>
      <dt>{t('account.rolesIn', { municipality })}</dt>
      <dd>
        <ul className="held-roles">
          {held.map((role) => (
            <li key={role}>
              <strong>{t(`names.role.${role}`)}</strong>
              <span className="muted">{t(`names.roleWhat.${role}`)}</span>
            </li>
          ))}
        </ul>
      </dd>
    </Fragment>
  )
}
