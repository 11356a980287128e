import { orders } from './store.mjs'

export const listOrders = async (req, res) => {
    res.json(await orders.all())
}

export async function getOrder(req, res) {
    const order = await orders.find(req.params.id)
    if (!order) {
        res.status(404).end()
        return
    }
    res.json(order)
}

export function removeOrder(req, res, next) {
    orders
        .remove(req.params.id)
        .then(() => {

            res.sendStatus(204)
        })
        .catch(next)
}
