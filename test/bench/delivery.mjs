export async function delivery() {}
