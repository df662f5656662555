import { useQuery } from '@tanstack/react-query'
import type { RetentionSubject } from '../../../geodata/model/retention.ts'
import { previewRetention } from '../../api/administration-retention.ts'
import { here } from '../../state/municipality.ts'
import { useStore } from '../../state/use-store.ts'
import { useText } from '../../text/text.ts'
import { useFormats } from '../../text/use-formats.ts'
import { Icon } from '../../ui/icons.tsx'
import { useSettled } from './use-settled.ts'

const SETTLES_MS = 350

/** How many the next night would take, were this decided; counted when the hand rests. */
export function Preview({ subject, months }: { subject: RetentionSubject; months: number }) {
  const t = useText()
  const formats = useFormats()
  const code = useStore(here, (state) => state.municipality!.code)
  const asked = useSettled(months, SETTLES_MS)
  const { data, isError } = useQuery({
    queryKey: ['retention-preview', code, subject, asked],
    queryFn: ({ signal }) => previewRetention(code, { subject, months: asked }, signal),
    staleTime: 0,
  })
  const isCounted = data !== undefined && asked === months
  const tell = () => {
    if (!isCounted) return t(isError ? 'retention.countFailed' : 'retention.count')
    const { count } = data
    const before = formats.date(new Date(data.before))
    if (count === 0) return t('retention.would0', { before })
    return t(`retention.subject.${subject}.would`, { count, n: formats.number(count), before })
  }
  return (
    <p className="retention-preview" role="status">
      <Icon name="info" size={18} />
      <span>{tell()}</span>
    </p>
  )
}
