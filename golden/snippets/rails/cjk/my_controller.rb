# frozen_string_literal: true

# config/routes.rb: get '/endpoint', to: 'my#my_action'
class MyController < ApplicationController
  def my_action
    render json: {
      error: 'order_not_found',
      message: '요청하신 주문을 찾을 수 없습니다. 注文が見つかりません。找不到订单。 주문 번호를 확인한 뒤 다시 시도해 주세요.'
    }, status: :not_found
  end
end
