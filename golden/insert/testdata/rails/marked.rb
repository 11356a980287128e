# encoding: utf-8
class GruesseController < ApplicationController
	def index
		render plain: "Grüße"
	end

	def show
		head :ok
	end
end