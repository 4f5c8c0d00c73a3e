/** The two channels between window and core; there are no others. */
export const callChannel = 'mdt:call';
export const eventChannel = 'mdt:event';
