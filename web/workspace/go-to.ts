import { leaveForm } from '../panels/leave-form.ts'
import { type ModuleId, setModule } from '../state/module.ts'
import { select } from '../state/selection.ts'

/** Goes to a part of the workspace as it is from the beginning: no form, nothing selected. */
export function goTo(module: ModuleId): void {
  leaveForm()
  select(null)
  setModule(module)
}
