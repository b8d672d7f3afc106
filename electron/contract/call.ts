/** One call: the schema of its input and the type of its answer. */
import type { Schema } from './schema.ts';

export type Call<I, O> = { readonly input: Schema<I>; readonly answer?: O };

export const call = <I>(input: Schema<I>) => ({ answers: <O>(): Call<I, O> => ({ input }) });
