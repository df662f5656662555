import { type Door, signInThrough } from '../api/session.ts'
import { useText } from '../text/text.ts'
import { Button } from '../ui/button.tsx'
import { type Asked, returnAddress } from './address.ts'
import { signInFault } from './fault.ts'
import { Refused } from './told.tsx'
import { useAttempt } from './use-attempt.ts'

/** Ways in through one's organisation's own sign-in, which keeps the passwords of its people. */
export function Directories(props: { directories: Door['directories']; asked: Asked }) {
  const t = useText()
  const { directories, asked } = props
  const { failure, isTrying, attempt } = useAttempt()
  if (directories.length === 0) return null
  return (
    <div className="directories">
      {failure !== null && (
        <Refused
          title={t('signIn.problem.title')}
          what={t(`signIn.problem.${signInFault(failure)}`)}
        />
      )}
      {directories.map(({ id, name }) => (
        <Button
          key={id}
          look="primary"
          isDisabled={isTrying}
          onPress={() =>
            void attempt(async () => location.assign(await signInThrough(id, returnAddress(asked))))
          }
        >
          {t('signIn.through', { name })}
        </Button>
      ))}
      <p className="or muted">
        <span>{t('signIn.or')}</span>
      </p>
    </div>
  )
}
