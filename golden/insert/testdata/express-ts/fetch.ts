import { verify } from './token';

interface Claims {
  user: string;
}

export async function claims(request: Request): Promise<Claims | null> {
  const token = request.headers.get('authorization')?.split(' ')[1];
  return token ? verify(token) : null;
}

export function denied(): Response {
  return new Response('no', { status: 401 });
}
