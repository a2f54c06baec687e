import type { User } from '../api/contract';
export default function SpecificationPage(_: { code: string; user: User | null }) { return null; }
