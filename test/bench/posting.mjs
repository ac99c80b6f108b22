export async function posting() {}
