import { signInAddress } from '../state/till.ts'

/** Goes to the page where one signs in, and from there back to where one was; Back does not lead here. */
export const toSignIn = (): void => location.replace(signInAddress(location))
