import express from 'express'
import cors from 'cors'
import helmet from 'helmet'

const app = express()

app.use(helmet())
app.use(cors({ origin: ['https://example.com'] }))

app.get('/', (_, res) => {
  res.send('ok')
})

export { app }
